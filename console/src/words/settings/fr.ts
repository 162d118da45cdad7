import { alarmSettings } from './fr/alarms.ts'
import { connectionSettings } from './fr/connection.ts'
import { librarySettings } from './fr/library.ts'
import { settingOptions } from './fr/options.ts'
import { partnerSettings } from './fr/partner.ts'
import { rotaSettings } from './fr/rota.ts'
import { vendorSettings } from './fr/vendor.ts'
import { webhookSettings } from './fr/webhook.ts'
import { workflowSettings } from './fr/workflow.ts'
import type { SettingCatalogue } from './setting-words.ts'

/** The French words for settings. */
export const settingsFr: SettingCatalogue = {
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
