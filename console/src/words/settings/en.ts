import { alarmSettings } from './en/alarms.ts'
import { connectionSettings } from './en/connection.ts'
import { librarySettings } from './en/library.ts'
import { settingOptions } from './en/options.ts'
import { partnerSettings } from './en/partner.ts'
import { rotaSettings } from './en/rota.ts'
import { vendorSettings } from './en/vendor.ts'
import { webhookSettings } from './en/webhook.ts'
import { workflowSettings } from './en/workflow.ts'
import type { SettingCatalogue } from './setting-words.ts'

/** The English words for settings. */
export const settingsEn: SettingCatalogue = {
  settings: {
    ...partnerSettings,
    ...connectionSettings,
    ...librarySettings,
    ...workflowSettings,
    ...rotaSettings,
    ...vendorSettings,
    ...webhookSettings,
    ...alarmSettings,
  },
  options: settingOptions,
}
