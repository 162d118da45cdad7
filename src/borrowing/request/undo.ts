import { z } from 'zod'
import { Command } from '../commands/command.ts'
import { Actor, Instant } from '../values.ts'

/** A command that can be undone, and what the request was before it. */
const UndoRecord = z.object({
  command: z
    .enum(Command.options.map(({ shape }) => shape.type.value))
    .describe('The command that can be undone.'),
  at: Instant.describe('When the command was given.'),
  by: Actor.describe('Who gave the command.'),
  until: Instant.optional().describe(
    'When its message to the partner leaves, and undoing ends with that; left out where it can be undone later too.',
  ),
  deliveries: z.array(z.string()).max(200).optional().describe('The ids of the deliveries that it caused.'),
  /** True where an undo of an earlier command would overwrite what it did. */
  touches: z.boolean().optional(),
  /** The command with its members: it is given again where an earlier one is undone. */
  given: z.record(z.string(), z.unknown()).optional(),
  /** The members that the request had before it, where they differ from those after it; null for one that it had not. */
  before: z.record(z.string(), z.unknown()),
})
export type UndoRecord = z.infer<typeof UndoRecord>

/** The most commands of a request that can be undone, one after the other. */
export const maxUndos = 10

/** The last command that can be undone, with the earlier ones, the latest first. */
export const Undo = UndoRecord.extend({
  earlier: z.array(UndoRecord).max(maxUndos).optional(),
})
export type Undo = z.infer<typeof Undo>
