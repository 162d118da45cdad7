import { z } from 'zod'
import { personal } from '../personal-data.ts'
import { text } from './text.ts'

/** A fact that a partner stated and that is no current data of its request. */
export const OtherStatement = z.object({
  member: text(40).describe(
    'What it is about, as the members of partner events are named, such as `dueDate`.',
  ),
  text: personal(text(500)).describe('What the partner said.'),
})
export type OtherStatement = z.infer<typeof OtherStatement>
