import { z } from '@hono/zod-openapi'
import { Command } from '../../../borrowing/commands/command.ts'

/** The types of commands. */
export const CommandType = z
  .enum(Command.options.map((option) => option.shape.type.value))
  .openapi('CommandType')
