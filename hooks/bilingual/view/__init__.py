"""What templates may say: made here, in one place, from the site; templates ask nobody else."""
