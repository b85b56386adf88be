"""What is claimed in Chromium holds in Firefox and in WebKitGTK: the tests of tests/browser/, run there."""
