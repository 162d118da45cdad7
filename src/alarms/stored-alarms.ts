import { Day } from '../borrowing/values.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import { Alarm, AlarmMessage } from './alarm.ts'
import { AlarmRule } from './alarm-rule.ts'
import { AlarmSettings, defaultAlarmSettings, theAlarmSettings } from './alarm-settings.ts'

type Documents = Pick<DocumentsPort, 'listDocuments' | 'getDocument'>

/** A document with its key and version. */
export type Stored<T> = { readonly key: string; readonly value: T; readonly version: number }

const readAll = async <T>(
  store: Documents,
  kind: 'alarm' | 'alarm_message' | 'alarm_rule' | 'digest',
  parse: (value: unknown) => T | undefined,
): Promise<readonly Stored<T>[]> =>
  (await store.listDocuments(kind)).flatMap(({ key, value, version }) => {
    const parsed = parse(value)
    return parsed === undefined ? [] : [{ key, value: parsed, version }]
  })

/** Reads all alarms that are kept, those that are over included. */
export const readAlarms = (store: Documents): Promise<readonly Stored<Alarm>[]> =>
  readAll(store, 'alarm', (value) => Alarm.safeParse(value).data)

/** Reads the messages that are still to be sent. */
export const readAlarmMessages = (store: Documents): Promise<readonly Stored<AlarmMessage>[]> =>
  readAll(store, 'alarm_message', (value) => AlarmMessage.safeParse(value).data)

/** Reads the rules. */
export const readAlarmRules = async (store: Documents): Promise<readonly AlarmRule[]> =>
  (await readAll(store, 'alarm_rule', (value) => AlarmRule.safeParse(value).data)).map(({ value }) => value)

/** Reads on which day each daily mail was sent last. */
export const readDigestDays = (store: Documents): Promise<readonly Stored<Day>[]> =>
  readAll(store, 'digest', (value) => Day.safeParse(value).data)

/** Reads who is notified of alarms; the default where nothing is set. */
export const readAlarmSettings = async (store: Pick<Documents, 'getDocument'>): Promise<AlarmSettings> =>
  AlarmSettings.safeParse((await store.getDocument('alarm_settings', theAlarmSettings))?.value).data ??
  defaultAlarmSettings
