"""What users write, kept under the home of the installation; never part of a build."""
