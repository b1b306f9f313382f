import ast

tree = ast.parse("x = 1 + 2 * y\ndef f(a, b=3): return a ** b")
print(ast.unparse(tree))
print([type(n).__name__ for n in ast.walk(tree.body[0])])


class Fold(ast.NodeTransformer):
    def visit_BinOp(self, node):
        self.generic_visit(node)
        if isinstance(node.left, ast.Constant) and isinstance(node.right, ast.Constant):
            return ast.copy_location(ast.Constant(eval(compile(ast.Expression(node), "", "eval"))), node)
        return node


print(ast.unparse(Fold().visit(ast.parse("a = 2 * 3 + 4 * b"))), ast.literal_eval("{'k': [1, (2.5, None)], 's': {1}}"))
print([n.id for n in ast.walk(tree) if isinstance(n, ast.Name)], tree.body[1].lineno, tree.body[1].args.args[1].arg)
ast.literal_eval("__import__('os')")
