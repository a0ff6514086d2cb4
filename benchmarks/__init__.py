"""What row security, the door and the triggers cost, as ratios within one run; figures in RESULTS.md."""
