import { Button, Group, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../../words/words-context.tsx'
import { CopyButton } from '../../copy-button.tsx'
import { maskedSecret } from '../find-faults.ts'
import { useField, useForm } from '../form-context.tsx'
import type { FieldProps } from './field-props.ts'

/** Makes 192 random bits in letters that any system takes. */
const makeSecret = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')

/** A secret. One that is stored is never shown; it stays unless something is typed. */
export const SecretField = ({ node, path, value, isRequired }: FieldProps) => {
  const { change } = useForm()
  const { words } = useWords()
  const { shown } = useField(path, node.description)
  const [wasStored] = useState(value === maskedSecret)
  const text = typeof value === 'string' && value !== maskedSecret ? value : ''
  // Secrets that lendwire checks may be made here; those of others are theirs to choose.
  const isOurs = path.includes('inboundCredentials')
  return (
    <div>
      <PasswordInput
        {...shown}
        withAsterisk={isRequired}
        value={text}
        autoComplete="off"
        placeholder={wasStored ? words.settingForm.storedSecret : ''}
        visibilityToggleButtonProps={{ 'aria-label': words.settingForm.showSecret }}
        onChange={(event) =>
          change(path, event.currentTarget.value || (wasStored ? maskedSecret : undefined))
        }
      />
      {isOurs && (
        <Group gap="xs" mt={6}>
          <Button size="compact-sm" variant="default" onClick={() => change(path, makeSecret())}>
            {words.settingForm.makeSecret}
          </Button>
          {text !== '' && <CopyButton text={text} label={words.settingForm.copySecret} />}
        </Group>
      )}
    </div>
  )
}
