/** Words of the demo bar. */
export const demo = {
  'demo.label': 'Demo',
  'demo.explain': 'Pretend customers, pretend networks. Nothing leaves this machine.',
  'demo.write': 'Write as a customer',
  'demo.role': 'Switch role, now {role}',
  'demo.reset': 'Reset',
  'demo.resetTitle': 'Reset the demo?',
  'demo.resetBody':
    'Every conversation, reply and setting goes back to the beginning. Everybody who looks at this demo sees it.',
  'demo.resetConfirm': 'Reset everything',
  'demo.resetKeep': 'Keep it',
} as const;
