"""Cross-row and cross-table facts about rows, as columns the gate can check."""
