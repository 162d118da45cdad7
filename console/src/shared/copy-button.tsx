import { Button, CopyButton as MantineCopyButton } from '@mantine/core'
import { useWords } from '../words/words-context.tsx'

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
