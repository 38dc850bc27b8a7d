"""Servers for tests of signing in: a small one that puts TLS before a real PostgreSQL, and two that do as they like.

The real one comes out of a wheel without TLS of its own. `heard` is what the client said, as it was before encryption.
"""

import select
import socket
import ssl
import struct
import threading
from abc import ABC, abstractmethod
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

import trustme

SSL_REQUEST, GSS_REQUEST = 80_877_103, 80_877_104
AT_ONCE = 65_536
WATCH = 0.1
"""Seconds after which a server looks whether it is still wanted."""


class Server(ABC):
    """Listens on a port of 127.0.0.1 while it is used as a context manager; one thread for each client.

    Without a certificate it says that it knows no TLS, as PostgreSQL does.
    """

    def __init__(self, certificate: trustme.LeafCert | None) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if certificate else None
        leaf: Any = certificate  # it configures contexts of two libraries, and says so in part only
        if self._context:
            leaf.configure_cert(self._context)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(WATCH)
        self._ending = threading.Event()
        self._threads = [threading.Thread(target=self._listen, daemon=True)]
        self.port: int = self._listening.getsockname()[1]
        self.heard = bytearray()

    @abstractmethod
    def serve(self, client: socket.socket, startup: bytes) -> None:
        """Answer a client that has sent its startup message, on the line that it wanted."""

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._ending.set()
        for thread in self._threads:
            thread.join()
        self._listening.close()

    @property
    def wanted(self) -> bool:
        """False once the test is over."""
        return not self._ending.is_set()

    def hear(self, client: socket.socket) -> bytes:
        """The next piece of what the client says; nothing when it has hung up."""
        said = client.recv(AT_ONCE)
        self.heard += said
        return said

    def _listen(self) -> None:
        while self.wanted:
            with suppress(TimeoutError):
                client, _ = self._listening.accept()
                self._threads.append(threading.Thread(target=self._welcome, args=(client,), daemon=True))
                self._threads[-1].start()

    def _welcome(self, client: socket.socket) -> None:
        with suppress(OSError), client:  # a client that finds fault with the certificate hangs up
            client.settimeout(None)
            said = self.hear(client)
            while len(said) == struct.calcsize("!ii") and struct.unpack("!ii", said)[1] in {SSL_REQUEST, GSS_REQUEST}:
                if self._context and struct.unpack("!ii", said)[1] == SSL_REQUEST:
                    client.sendall(b"S")
                    client = self._context.wrap_socket(client, server_side=True)
                else:
                    client.sendall(b"N")
                said = self.hear(client)
            with client:
                if said:
                    self.serve(client, said)


class TlsProxy(Server):
    """Puts TLS before the PostgreSQL that listens at this socket, or at this address and port."""

    def __init__(self, certificate: trustme.LeafCert | None, behind: str | tuple[str, int]) -> None:
        super().__init__(certificate)
        self._behind = behind

    def serve(self, client: socket.socket, startup: bytes) -> None:
        family = socket.AF_UNIX if isinstance(self._behind, str) else socket.AF_INET
        with socket.socket(family) as server:
            server.connect(self._behind)
            server.sendall(startup)
            self._hand_to_and_fro(client, server)

    def _hand_to_and_fro(self, client: socket.socket, server: socket.socket) -> None:
        while self.wanted:
            # What TLS has decrypted already waits in the client's own buffer, where select does not see it.
            waiting = isinstance(client, ssl.SSLSocket) and client.pending() > 0
            ready = [client] if waiting else select.select([client, server], [], [], WATCH)[0]
            for one in ready:
                said = self.hear(client) if one is client else server.recv(AT_ONCE)
                if not said:
                    return
                (server if one is client else client).sendall(said)


class AsksInClear(Server):
    """A server that wants the password as it is, to read it."""

    def serve(self, client: socket.socket, startup: bytes) -> None:
        client.sendall(b"R" + struct.pack("!ii", 8, 3))
        self.hear(client)


class AsksNothing(Server):
    """A server that lets everybody in: it wants to be told what is saved, and knows nobody's password."""

    def serve(self, client: socket.socket, startup: bytes) -> None:
        client.sendall(b"R" + struct.pack("!ii", 8, 0) + b"Z" + struct.pack("!ic", 5, b"I"))
        self.hear(client)
