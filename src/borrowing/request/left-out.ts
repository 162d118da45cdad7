import { z } from 'zod'
import { personal } from '../personal-data.ts'
import { text } from './text.ts'

/** The parts of a message that a partner's protocol may have no place for. */
export const MessagePart = z.enum([
  'note',
  'service_level',
  'format',
  'copyright_code',
  'page_count',
  'maximum_cost',
  'edition',
  'identifiers',
  'delivery_address',
])
export type MessagePart = z.infer<typeof MessagePart>

/** A part that a message could not hold, with its content. */
export const LeftOutPart = z.object({
  part: MessagePart.describe('The part that was left out.'),
  text: personal(text(4000)).describe('The text that was left out.'),
})
export type LeftOutPart = z.infer<typeof LeftOutPart>
