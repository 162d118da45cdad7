import { z } from 'zod'
import { Command } from '../commands/command.ts'
import { Actor, Instant } from '../values.ts'

/** The last command that can be undone, and what the request was before it. */
export const Undo = z.object({
  command: z
    .enum(Command.options.map(({ shape }) => shape.type.value))
    .describe('The command that can be undone.'),
  at: Instant.describe('When the command was given.'),
  by: Actor.describe('Who gave the command.'),
  until: Instant.optional().describe(
    'When its message to the partner leaves, and undoing ends with that; left out where it can be undone later too.',
  ),
  deliveries: z.array(z.string()).max(200).optional().describe('The ids of the deliveries that it caused.'),
  /** The members that the request had before it, where they differ from the present ones; null for one that it had not. */
  before: z.record(z.string(), z.unknown()),
})
export type Undo = z.infer<typeof Undo>
