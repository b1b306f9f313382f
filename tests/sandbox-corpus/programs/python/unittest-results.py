import io
import unittest


class Adding(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.base = 1

    def test_sum(self):
        self.assertEqual(self.base + 1, 2)
        with self.assertRaisesRegex(ValueError, "invalid"):
            int("x")

    def test_subtests(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertLess(i, 2)

    @unittest.skip("later")
    def test_skipped(self): ...

    @unittest.expectedFailure
    def test_known(self):
        self.assertAlmostEqual(1, 1.1)

    def test_error(self):
        raise RuntimeError


suite = unittest.defaultTestLoader.loadTestsFromTestCase(Adding)
result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), result.wasSuccessful())
print([str(t).split()[0] for t, _ in result.errors])
