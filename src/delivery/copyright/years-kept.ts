/** How many full calendar years records of copyright are kept. */
export const yearsKept = 3
