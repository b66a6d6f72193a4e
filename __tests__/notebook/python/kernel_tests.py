"""Jupyter's own tests of a kernel, with samples of ours. The host is how code in cells speaks with the kernel."""
import unittest

import jupyter_kernel_test as jkt

HOST = "(globalThis as any)[Symbol.for('tagnosis.host')]"


class KernelTests(jkt.KernelTests):
    kernel_name = "tagnosis-test"
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = 'console.log("hello, world")'
    code_stderr = 'console.error("oops")'
    completion_samples = [
        {"text": "process.argv0.toUpperC", "matches": {"toUpperCase"}},
        {"text": "JSON.str", "matches": {"stringify"}},
    ]
    complete_code_samples = ["1", "const x = 3", "function f(){\n  return 1\n}"]
    incomplete_code_samples = ["function f(){", "const x = [1,2", "`abc ", "if (true) {\n  1"]
    invalid_code_samples = ["const = 3 +;", "foo bar baz)", "}"]
    code_generate_error = "function function"
    code_execute_result = [
        {"code": "1 + 1", "result": "2"},
        {"code": "[1,2,3].map(x=>x*x)", "result": "[ 1, 4, 9 ]"},
        {"code": "1+2", "result": "3"},
    ]
    code_display_data = [{"code": HOST + ".publish({data: {'text/html': '<b>x</b>'}})", "mime": "text/html"}]
    code_history_pattern = "1?2*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "parseInt"
    code_clear_output = HOST + ".clear({wait: false})"

    @classmethod
    def setUpClass(cls):
        """The first cell waits for the compiler: longer than a test would, on a busy machine."""
        super().setUpClass()
        cls.kc.execute("0", reply=True, timeout=120)

    def execute_helper(self, *arguments, **named):
        """Waits for each message that must come; a tenth of a second, as there, is not enough on a busy machine."""
        channel = self.kc.iopub_channel
        hasty = channel.get_msg
        channel.get_msg = lambda timeout: hasty(timeout=15)
        try:
            return super().execute_helper(*arguments, **named)
        finally:
            channel.get_msg = hasty


# Older versions of that package have no such test.
if hasattr(jkt, "IopubWelcomeTests"):

    class WelcomeTests(jkt.IopubWelcomeTests):
        kernel_name = "tagnosis-test"
        support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main(verbosity=2)
