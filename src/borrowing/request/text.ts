import { z } from 'zod'

/** Returns the schema of a text of at most so many characters. */
export const text = (longest = 2000) => z.string().max(longest)
