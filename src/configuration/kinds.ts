import type { ProtocolEntry } from '../partners/protocol-entry.ts'
import type { ConfigKind } from './kind.ts'
import { alarmRuleKind, alarmSettingsKind } from './kinds/alarms.ts'
import { directoryEntryKind } from './kinds/directory-entry.ts'
import { directorySourceKind } from './kinds/directory-source.ts'
import { ilsKind } from './kinds/ils.ts'
import { keyKind } from './kinds/key.ts'
import { libraryKind } from './kinds/library.ts'
import { locateProfileKind } from './kinds/locate-profile.ts'
import { mailboxKind } from './kinds/mailbox.ts'
import { networkKind } from './kinds/network.ts'
import { partnerKind } from './kinds/partner.ts'
import { rotaTemplateKind } from './kinds/rota-template.ts'
import { rotaRulesKind, sendingRulesKind } from './kinds/rules.ts'
import { vendorKind } from './kinds/vendor.ts'
import { webhookKind } from './kinds/webhook.ts'
import { workflowKind } from './kinds/workflow.ts'

/**
 * Makes the table of document kinds: everything that is configured, each kind in one file. A kind comes after those that
 * its documents name. Reads, the API, references, import and export, and the masking of secrets all come from here.
 *
 * @param protocols the registered protocols of partners
 */
export const createConfigKinds = (protocols: readonly ProtocolEntry[]): readonly ConfigKind[] => [
  vendorKind(protocols),
  workflowKind,
  locateProfileKind,
  directoryEntryKind,
  directorySourceKind,
  networkKind,
  libraryKind(protocols),
  ilsKind,
  partnerKind(protocols),
  rotaTemplateKind,
  rotaRulesKind,
  sendingRulesKind,
  mailboxKind,
  webhookKind,
  alarmRuleKind,
  alarmSettingsKind,
  keyKind,
]
