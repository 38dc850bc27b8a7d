"""Starts Recourse. The first start puts its libraries into .venv, beside this file."""

import sys

from app import install

if __name__ == "__main__":
    install.ensure("requirements.txt")
    from app.launch import main

    sys.exit(main(sys.argv[1:]))
