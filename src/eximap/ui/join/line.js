// What Streamlit brings to the phone's screen: a few lines, since a component's script travels with all its data.

/** @typedef {{data?: any, heard?: (data: any) => void, trigger?: (name: string, value: unknown) => void}} Line */

/** @param {ComponentArguments} component */
export default function line(component) {
  const here = /** @type {any} */ (window), own = /** @type {Line} */ (here.eximapLine ??= {});
  own.data = component.data;
  own.trigger = component.setTriggerValue;
  own.heard?.(component.data);
}
