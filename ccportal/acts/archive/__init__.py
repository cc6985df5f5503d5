"""The centre archive: a whole centre in one file, in and out, whole or not at all."""

from ccportal.acts.archive.exporting import export_file
from ccportal.acts.archive.leaving import left_out
from ccportal.acts.archive.loading import import_file

__all__ = ["export_file", "import_file", "left_out"]
