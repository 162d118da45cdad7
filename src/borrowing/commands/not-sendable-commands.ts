import type { PartnerFacts } from '../decision.ts'
import type { OperationKind } from '../request/operation.ts'
import type { CommandType } from './command.ts'

/** The message by which a partner hears of a command. The refusal of conditions is left out: a cancel follows it. */
const operationOf: Readonly<Partial<Record<CommandType, OperationKind>>> = {
  accept_condition: 'accept_condition',
  approve_renewal: 'renew',
  attach_file: 'received',
  cancel: 'cancel',
  cancel_partner: 'cancel',
  claim_returned: 'message',
  close_outstanding: 'message',
  found: 'message',
  hold_return: 'hold_return',
  message: 'message',
  receive: 'received',
  reject_shipment: 'shipped_return',
  renew: 'renew',
  report_damaged: 'damaged',
  report_faulty_copy: 'message',
  report_lost: 'lost',
  report_not_arrived: 'message',
  return: 'shipped_return',
  undo_receive: 'message',
  undo_return: 'message',
}

/** Returns the commands of which the active partner would hear nothing, since its system takes no such message. */
export const notSendableCommands = (
  commands: readonly CommandType[],
  partner: PartnerFacts | undefined,
): readonly CommandType[] =>
  commands.filter((command) => {
    const operation = operationOf[command]
    return operation !== undefined && partner?.refusedOperations?.includes(operation) === true
  })
