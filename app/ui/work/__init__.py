"""Work off the GUI thread: jobs in order on one thread, long ones in a process of their own."""
