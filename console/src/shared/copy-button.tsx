import { ActionIcon, Button, CopyButton as MantineCopyButton } from '@mantine/core'
import { useWords } from '../words/words-context.tsx'
import { Icon } from './icons/icon.tsx'

type Props = { readonly text: string; readonly label: string }

/** Copies a text, and says so for a moment. */
export const CopyButton = ({ text, label }: Props) => {
  const { words } = useWords()
  return (
    <MantineCopyButton value={text}>
      {({ copied, copy }) => (
        <Button size="compact-sm" variant="default" onClick={copy} aria-live="polite">
          {copied ? words.copied : label}
        </Button>
      )}
    </MantineCopyButton>
  )
}

/** Copies a text at a press on an icon, and shows for a moment that it did. */
export const CopyIcon = ({ text, label }: Props) => {
  const { words } = useWords()
  return (
    <MantineCopyButton value={text}>
      {({ copied, copy }) => (
        <ActionIcon
          className="no-print"
          variant="subtle"
          color="gray"
          aria-label={copied ? words.copied : label}
          title={label}
          onClick={copy}
        >
          <Icon name={copied ? 'check' : 'copy'} />
        </ActionIcon>
      )}
    </MantineCopyButton>
  )
}
