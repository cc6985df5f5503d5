"""`python -m ccportal` is the command `ccportal`."""

import sys

from ccportal.cli import main

sys.exit(main())
