import { List, Text } from '@mantine/core'
import { ToneBadge } from '../../shared/tone-badge.tsx'
import { useIntegrationWords } from '../../words/integration/use-integration-words.ts'
import { useSettingWords } from '../../words/settings/use-setting-words.ts'
import type { RuleVerdict } from './trial-request.ts'

const tones = { matched: 'good', not_matched: 'quiet', not_reached: 'quiet', inactive: 'quiet' } as const

type Props = {
  readonly kind: 'rota_rules' | 'sending_rules'
  readonly rules: readonly RuleVerdict[]
}

/** The result of each rule, with the conditions that did not hold. */
export const RuleVerdicts = ({ kind, rules }: Props) => {
  const integration = useIntegrationWords()
  const { trial } = integration
  const settings = useSettingWords()
  if (rules.length === 0) return <Text size="sm">{trial.noRules}</Text>
  return (
    <List type="ordered" size="sm" spacing={6}>
      {rules.map(({ number, name, verdict, failed }) => (
        <List.Item key={number}>
          {name} <ToneBadge tone={tones[verdict]}>{trial.verdicts[verdict]}</ToneBadge>
          {failed.map(({ condition, wants, has }) => (
            <Text key={condition} size="sm" c="dimmed">
              {trial.failed(settings.label([kind, 'rules', 'when', condition]), wants, has)}
            </Text>
          ))}
        </List.Item>
      ))}
    </List>
  )
}
