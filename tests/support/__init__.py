"""What tests of several rooms share: portals to read and build, programmes made up, damage."""
