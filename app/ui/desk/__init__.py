"""The desk: the main window with its pages, menus and start."""
