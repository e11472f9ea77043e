/** What Streamlit hands to a component's default export. Scripts refer to it in JSDoc as `ComponentArguments`. */
interface ComponentArguments<Data = any> {
  parentElement: HTMLElement | ShadowRoot;
  data: Data;
  /** The data as they came: the same text again is nothing new. */
  text: string;
  key: string;
  name: string;
  /** Kept until the next value; the reliable way for fast events is an accumulating list. */
  setStateValue(name: string, value: unknown): void;
  /** Seen by one run only; fast repeats are lost. */
  setTriggerValue(name: string, value: unknown): void;
}
