import { Alert, Radio, Stack, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { SettingWords } from '../../words/settings/setting-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './conflict-choice.module.css'
import { isSame, type Path, pathText, valueAt } from './draft.ts'
import { maskedSecret } from './find-faults.ts'
import type { Draft } from './use-draft.ts'

const short = (value: unknown, none: string): string => {
  if (value === undefined || value === null || value === '') return none
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text === maskedSecret ? '••••••••' : text
}

type Props = { readonly draft: Draft; readonly root: string; readonly settings: SettingWords }

/** Says that somebody else changed the document too, and has the person choose wherever both changed the same setting. */
export const ConflictChoice = ({ draft, root, settings }: Props) => {
  const { words } = useWords()
  const { conflict } = draft
  const alert = useRef<HTMLDivElement>(null)
  // A person who saves at the end of a long form would not see it otherwise.
  useEffect(() => {
    if (conflict !== null) alert.current?.scrollIntoView({ block: 'center' })
  }, [conflict])
  if (conflict === null) return null
  const { mine, theirs, paths } = conflict
  const labelOf = (path: Path): string =>
    path.map((_, index) => settings.label([root, ...path.slice(0, index + 1)])).join(' › ')
  return (
    <Alert
      ref={alert}
      color="yellow"
      role="alert"
      classNames={{ title: classes.title ?? '' }}
      title={words.settingForm.changedMeanwhile}
    >
      <Stack gap="sm">
        <Text size="sm">
          {paths.length === 0 ? words.settingForm.mergedHint : words.settingForm.conflictHint}
        </Text>
        {paths.map((path) => (
          <Radio.Group
            key={pathText(path)}
            label={labelOf(path)}
            value={isSame(valueAt(draft.draft, path), valueAt(theirs, path)) ? 'theirs' : 'mine'}
            onChange={(whose) => draft.change(path, valueAt(whose === 'theirs' ? theirs : mine, path))}
          >
            <Stack gap={4} mt={4}>
              <Radio
                value="theirs"
                label={`${words.settingForm.theirs}${words.common.colon} ${short(valueAt(theirs, path), words.settingForm.notSet)}`}
              />
              <Radio
                value="mine"
                label={`${words.settingForm.mine}${words.common.colon} ${short(valueAt(mine, path), words.settingForm.notSet)}`}
              />
            </Stack>
          </Radio.Group>
        ))}
      </Stack>
    </Alert>
  )
}
