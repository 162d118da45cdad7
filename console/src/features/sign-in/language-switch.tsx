import { Button, Group } from '@mantine/core'
import { languageNames, languages } from '../../../../src/translations/language.ts'
import { useWords } from '../../words/words-context.tsx'

/** Chooses the language before somebody has signed in. */
export const LanguageSwitch = () => {
  const { language, changeLanguage, words } = useWords()
  return (
    <Group gap={4} justify="center" role="group" aria-label={words.layout.language}>
      {languages.map((code) => (
        <Button
          key={code}
          size="compact-sm"
          variant="subtle"
          lang={code}
          aria-pressed={code === language}
          fw={code === language ? 700 : 400}
          onClick={() => void changeLanguage(code)}
        >
          {languageNames[code]}
        </Button>
      ))}
    </Group>
  )
}
