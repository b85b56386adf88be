"""What changes a source: a confirmation, a menu that moves, what a machine mends, and pages in all their languages."""
