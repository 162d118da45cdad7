import { AlarmRule } from '../../alarms/alarm-rule.ts'
import { AlarmSettings, theAlarmSettings } from '../../alarms/alarm-settings.ts'
import { plaintextFaults } from '../../partners/plaintext-faults.ts'
import { urlFaults } from '../../partners/url-faults.ts'
import { isPrivateHost } from '../checks.ts'
import { defineKind } from '../kind.ts'

/** A rule as an admin writes it. */
const AlarmRuleInput = AlarmRule.extend({ code: AlarmRule.shape.code.optional() }).meta({
  id: 'AlarmRuleInput',
})

/** The rules that raise alarms. */
export const alarmRuleKind = defineKind({
  kind: 'alarm_rule',
  called: { one: 'alarm rule', many: 'alarm rules' },
  section: 'alarmRules',
  code: AlarmRule.shape.code,
  codeMember: 'code',
  schema: AlarmRule,
  input: AlarmRuleInput,
  references: () => [],
  beforeDeleting: 'before_deleting.or_make_inactive',
  api: {
    path: '/v1/alarm-rules',
    tag: 'Alarms',
    noun: 'AlarmRule',
    readers: 'admins',
    aboutList: 'A new gateway begins with a rule for each condition.',
    aboutPut: `The rules that are checked four times a minute, and who is told. A rule that was there from the beginning comes back
at the next start if it is deleted: make it inactive instead.`,
    aboutDelete: 'Its alarms end at the next look.',
  },
})

/** The one document of alarm settings. */
export const alarmSettingsKind = defineKind({
  kind: 'alarm_settings',
  called: { one: 'alarm settings', many: 'alarm settings' },
  section: 'alarmSettings',
  code: { single: theAlarmSettings },
  codeMember: null,
  schema: AlarmSettings,
  input: AlarmSettings,
  references: () => [],
  check: ({ webhook }) =>
    webhook === undefined
      ? []
      : [
          ...urlFaults('webhook/url', webhook, { isPrivateHost }),
          // Its secret signs messages, and is never sent.
          ...plaintextFaults('webhook/url', { ...webhook, hasCredentials: false }, isPrivateHost),
        ],
  api: {
    path: '/v1/alarm-settings',
    tag: 'Alarms',
    noun: 'AlarmSettings',
    readers: 'admins',
    aboutPut: `Who is told of alarms, quiet hours, the time of the daily mail, and when the connections to partners are tested.
A message that one channel does not take goes out by the other.`,
    aboutDelete: '',
  },
})
