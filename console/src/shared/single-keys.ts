import { useHotkeys, useLocalStorage } from '@mantine/hooks'

const storageKey = 'single-keys'

/** Gives whether single keys do something, and changes that: some people type into the page by voice (WCAG 2.1.4). */
export const useSingleKeysSetting = (): readonly [boolean, (isOn: boolean) => void] => {
  const [isOn, setOn] = useLocalStorage({
    key: storageKey,
    defaultValue: true,
    getInitialValueInEffect: false,
  })
  return [isOn, setOn]
}

/** Does something at single keys while no field has the focus and no dialog is open, unless the person switched that off. */
export const useSingleKeys = (keys: Readonly<Record<string, () => void>>): void => {
  const [isOn] = useSingleKeysSetting()
  const act = (run: () => void): void => {
    if (document.querySelector('[role="dialog"], [role="menu"]') === null) run()
  }
  useHotkeys(isOn ? Object.entries(keys).map(([key, run]) => [key, () => act(run)]) : [])
}
