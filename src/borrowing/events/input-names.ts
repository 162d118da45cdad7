import { Command } from '../commands/command.ts'
import { DeliveryResult } from '../deliveries/delivery-result.ts'
import { OwnAnswer } from '../local-answers/local-answer.ts'
import { PartnerEvent } from '../partner-events/partner-event.ts'
import { DeadlineKind } from '../request/deadline.ts'

/** The names of the inputs of each kind that an event records. */
export const inputNames = {
  command: ['create', ...Command.options.map(({ shape }) => shape.type.value)],
  partner_event: PartnerEvent.options.map(({ shape }) => shape.type.value),
  delivery: DeliveryResult.options.map(({ shape }) => shape.result.value),
  deadline: DeadlineKind.options,
  answer: OwnAnswer.options.map(({ shape }) => shape.type.value),
} as const
export type InputKind = keyof typeof inputNames
