"""Tests: tables for pure functions, golden pairs, real builds and a real browser."""
