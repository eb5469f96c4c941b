import { configure } from '@testing-library/react';

// What is fetched when it is wanted takes its time on a busy machine; a test waits for a fact, not for a span of time.
configure({ asyncUtilTimeout: 10_000 });
