import { z } from 'zod'
import { schemaMessage } from '../../translations/schema-message.ts'

/** Returns the schema of a text with a maximum length in characters. */
export const text = (longest = 2000) => z.string().max(longest)

/** Returns the schema of a text that somebody gives a request: it has more than blanks, or is empty. */
export const givenText = (longest: number) =>
  z.string().max(longest).regex(/^$|\S/, schemaMessage('fault.more_than_blanks'))
