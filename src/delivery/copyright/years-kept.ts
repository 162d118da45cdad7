/** The number of full calendar years for which records of copyright are kept. */
export const yearsKept = 3
