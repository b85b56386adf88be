"""What a real screen reader says of a page: Orca with Firefox or Chromium, without sound and without a screen."""
