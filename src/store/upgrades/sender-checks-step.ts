import { changeMembers, renameMembers } from './rename-members.ts'
import type { StoredDocument, UpgradeStep } from './step.ts'

/** Renames `belief` of an email partner to `senderChecks`, and the times at which an alarm was sent. */
export const renameSenderChecks = (document: StoredDocument): StoredDocument => {
  switch (document.kind) {
    case 'partner':
      return {
        ...document,
        value: changeMembers(document.value, {
          connection: (connection) => renameMembers(connection, { belief: 'senderChecks' }),
        }),
      }
    case 'alarm':
      return {
        ...document,
        value: renameMembers(document.value, { told: 'notified', toldOver: 'notifiedOver' }),
      }
    default:
      return document
  }
}

/** Email partners name the checks of their senders, and alarms the times of their notifications, in plain words. */
export const senderChecksStep: UpgradeStep = {
  from: 6,
  name: 'email partners name the checks of their senders',
  changes: { document: renameSenderChecks },
}
