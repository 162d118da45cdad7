/** Sounds that tell a right scan from a wrong one without looking. */
export type ScanSounds = { readonly right: () => void; readonly wrong: () => void }

/** Makes the sounds; the browser allows them after the first key press on the page. */
export const createScanSounds = (): ScanSounds => {
  let context: AudioContext | undefined
  const play = (frequency: number, seconds: number, type: OscillatorType): void => {
    context ??= new AudioContext()
    const tone = new OscillatorNode(context, { frequency, type })
    const volume = new GainNode(context, { gain: 0.12 })
    tone.connect(volume).connect(context.destination)
    tone.start()
    tone.stop(context.currentTime + seconds)
  }
  return {
    right: () => play(880, 0.12, 'sine'),
    wrong: () => play(160, 0.4, 'square'),
  }
}
