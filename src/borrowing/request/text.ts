import { z } from 'zod'

/** A text of at most so many characters. */
export const text = (longest = 2000) => z.string().max(longest)
