/** Exit codes: no errors in the plan, or no differences; errors, or differences; nothing could be said of it. */
export const EXIT = { sound: 0, errors: 1, failed: 2 } as const;
