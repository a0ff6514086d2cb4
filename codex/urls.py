"""The whole HTTP surface."""

urlpatterns: list[object] = []
