import { alarmSettings } from './de/alarms.ts'
import { connectionSettings } from './de/connection.ts'
import { librarySettings } from './de/library.ts'
import { settingOptions } from './de/options.ts'
import { partnerSettings } from './de/partner.ts'
import { rotaSettings } from './de/rota.ts'
import { vendorSettings } from './de/vendor.ts'
import { webhookSettings } from './de/webhook.ts'
import { workflowSettings } from './de/workflow.ts'
import type { SettingCatalogue } from './setting-words.ts'

/** The German words for settings. */
export const settingsDe: SettingCatalogue = {
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
