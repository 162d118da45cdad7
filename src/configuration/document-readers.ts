import type { z } from 'zod'
import { AlarmRule } from '../alarms/alarm-rule.ts'
import { AlarmSettings } from '../alarms/alarm-settings.ts'
import { Library } from '../borrowing/library.ts'
import { PartnerBalances } from '../borrowing/partner-statistics/balance.ts'
import { PartnerStatistics } from '../borrowing/partner-statistics/success-rates.ts'
import { Network } from '../borrowing/rota-rules/network.ts'
import { RotaRules } from '../borrowing/rota-rules/rota-rules.ts'
import { SendingRules } from '../borrowing/rota-rules/sending-rules.ts'
import { RotaTemplate } from '../borrowing/rota-rules/template.ts'
import { WorkflowProfile } from '../borrowing/workflow/workflow-profile.ts'
import { DirectoryEntry } from '../directory/directory-entry.ts'
import { DirectorySource } from '../directory/directory-source.ts'
import { IlsConnection } from '../ils/connection.ts'
import { LocateProfile } from '../locate/profile.ts'
import { MailboxProfile } from '../partners/mailbox.ts'
import type { Partner } from '../partners/partner.ts'
import type { ProtocolEntry } from '../partners/protocol-entry.ts'
import { partnerSchema } from '../partners/protocols.ts'
import { Webhook } from '../webhooks/webhook.ts'
import { ApiKey } from './api-key.ts'
import { createDocumentReader, type DocumentReader } from './document-reader.ts'
import { settingSchema } from './settings.ts'
import { vendorSchema } from './vendor-documents.ts'

/** The readers of the documents that a snapshot holds, one for each kind. */
export type Readers = {
  readonly library: DocumentReader<Library>
  readonly partner: DocumentReader<Partner>
  readonly ils: DocumentReader<IlsConnection>
  readonly locate: DocumentReader<LocateProfile>
  readonly workflow: DocumentReader<WorkflowProfile>
  readonly rotaTemplate: DocumentReader<RotaTemplate>
  readonly rotaRules: DocumentReader<RotaRules>
  readonly sendingRules: DocumentReader<SendingRules>
  readonly statistics: DocumentReader<PartnerStatistics>
  readonly balances: DocumentReader<PartnerBalances>
  readonly mailbox: DocumentReader<MailboxProfile>
  readonly directoryEntry: DocumentReader<DirectoryEntry>
  readonly directorySource: DocumentReader<DirectorySource>
  readonly network: DocumentReader<Network>
  readonly vendor: DocumentReader<z.output<ReturnType<typeof vendorSchema>>>
  readonly webhook: DocumentReader<Webhook>
  readonly alarmRule: DocumentReader<AlarmRule>
  readonly alarmSettings: DocumentReader<AlarmSettings>
  readonly key: DocumentReader<ApiKey>
  readonly setting: DocumentReader<unknown>
}

/** Makes the readers of the documents that a snapshot holds, one for each kind. */
export const createReaders = (protocols: readonly ProtocolEntry[]): Readers => ({
  library: createDocumentReader('library', Library),
  partner: createDocumentReader('partner', partnerSchema(protocols)),
  ils: createDocumentReader('ils', IlsConnection),
  locate: createDocumentReader('locate_profile', LocateProfile),
  workflow: createDocumentReader('workflow', WorkflowProfile),
  rotaTemplate: createDocumentReader('rota_template', RotaTemplate),
  rotaRules: createDocumentReader('rota_rules', RotaRules),
  sendingRules: createDocumentReader('sending_rules', SendingRules),
  statistics: createDocumentReader('partner_statistics', PartnerStatistics),
  balances: createDocumentReader('partner_balances', PartnerBalances),
  mailbox: createDocumentReader('mailbox', MailboxProfile),
  directoryEntry: createDocumentReader('directory_entry', DirectoryEntry),
  directorySource: createDocumentReader('directory_source', DirectorySource),
  network: createDocumentReader('network', Network),
  vendor: createDocumentReader('vendor', vendorSchema(protocols)),
  webhook: createDocumentReader('webhook', Webhook),
  alarmRule: createDocumentReader('alarm_rule', AlarmRule),
  alarmSettings: createDocumentReader('alarm_settings', AlarmSettings),
  key: createDocumentReader('key', ApiKey),
  setting: createDocumentReader('setting', settingSchema),
})
