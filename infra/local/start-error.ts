/** A reason not to start that a person can act on: one sentence, no stack, exit code 1. */
export class StartError extends Error {}
