"""Plain frozen values that flow through the pipeline, and nothing else."""
