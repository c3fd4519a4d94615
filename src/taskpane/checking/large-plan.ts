/** At some 200 bytes a row: 40 MB. */
const MANY_ACTIVITIES = 200_000;

/**
 * Whether a worker is let go once it has answered for a plan of so many activities, in place of being kept for the next
 * time: its copy of a large one would stay in memory, and the moment that starting another takes is not felt beside the
 * work itself.
 */
export const isLarge = (activities: number): boolean => activities > MANY_ACTIVITIES;
